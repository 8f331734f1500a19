"""Where resource types stand in the network: a table from type to the properties that place it.

Each row names properties of the CloudFormation registry schema
(https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/). Instances, network interfaces and Auto
Scaling groups have their own reader in `places.py`, because launch templates and nested interfaces speak there too.
"""

from __future__ import annotations

from typing import NamedTuple

from remit.engines.network.packets import ANY_PORTS, TCP, Ports


class Switch(NamedTuple):
    """The property that gives public addresses: its path, the value that does, and what an absent one means.

    `absent` None: AWS decides by something that is not read here.
    """

    path: str
    value: object = True
    absent: bool | None = False


BY_SUBNET = "subnet"


class Row(NamedTuple):
    """How a type is placed. Paths are dotted; lists on the way are walked.

    `group` is the type of the subnet group that `subnets` names. `one` says that it stands in one of the subnets at a
    time, not in all. `port` is the path of its port and `ports` the default; `listens` false for what only calls.
    `parent` is the property and type of the cluster that has what the resource itself does not say, and `members` the
    type and property of those that make a cluster public.
    """

    type: str
    subnets: str
    groups: str
    public: Switch | None = None
    group: str = ""
    one: bool = False
    port: str = ""
    ports: tuple[int, ...] = ()
    listens: bool = True
    parent: tuple[str, str] = ("", "")
    members: tuple[str, str] = ("", "")
    dual: str = ""
    """The path of the property that gives it IPv6 addresses; BY_SUBNET where its subnet does; empty for never."""
    own_groups: bool = True
    """Whether, told no security group, it takes the default one of the VPC."""

    def default_ports(self) -> Ports:
        """What it listens on when its port is not told."""
        if not self.listens:
            return Ports()
        found = Ports()
        for port in self.ports:
            found = found | Ports.of(TCP, port, port)
        return found or ANY_PORTS


PUBLIC = Switch("PubliclyAccessible")
FACING = Switch("Scheme", "internet-facing", absent=True)

ROWS = (
    # databases: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
    Row(
        "AWS::RDS::DBInstance",
        "DBSubnetGroupName",
        "VPCSecurityGroups",
        Switch("PubliclyAccessible", absent=None),
        group="AWS::RDS::DBSubnetGroup",
        one=True,
        port="Endpoint.Port Port",
        parent=("DBClusterIdentifier", "AWS::RDS::DBCluster"),
        dual="NetworkType",
    ),
    Row(
        "AWS::RDS::DBCluster",
        "DBSubnetGroupName",
        "VpcSecurityGroupIds",
        PUBLIC,
        group="AWS::RDS::DBSubnetGroup",
        port="Endpoint.Port Port",
        members=("AWS::RDS::DBInstance", "DBClusterIdentifier"),
        dual="NetworkType",
    ),
    Row("AWS::RDS::DBProxy", "VpcSubnetIds", "VpcSecurityGroupIds", ports=(3306, 5432, 1433)),
    Row(
        "AWS::Neptune::DBInstance",
        "DBSubnetGroupName",
        "VpcSecurityGroupIds",
        PUBLIC,
        group="AWS::Neptune::DBSubnetGroup",
        one=True,
        port="Endpoint.Port Port",
        ports=(8182,),
        parent=("DBClusterIdentifier", "AWS::Neptune::DBCluster"),
    ),
    Row(
        "AWS::Neptune::DBCluster",
        "DBSubnetGroupName",
        "VpcSecurityGroupIds",
        group="AWS::Neptune::DBSubnetGroup",
        port="DBPort Port",
        ports=(8182,),
        members=("AWS::Neptune::DBInstance", "DBClusterIdentifier"),
        dual="NetworkType",
    ),
    # never public: https://docs.aws.amazon.com/documentdb/latest/developerguide/security.html
    Row(
        "AWS::DocDB::DBCluster",
        "DBSubnetGroupName",
        "VpcSecurityGroupIds",
        group="AWS::DocDB::DBSubnetGroup",
        one=True,
        port="Port",
        ports=(27017,),
        dual="NetworkType",
    ),
    Row("AWS::DocDBElastic::Cluster", "SubnetIds", "VpcSecurityGroupIds", ports=(27017,)),
    Row(
        "AWS::Redshift::Cluster",
        "ClusterSubnetGroupName",
        "VpcSecurityGroupIds",
        PUBLIC,
        group="AWS::Redshift::ClusterSubnetGroup",
        one=True,
        port="Endpoint.Port Port",
        ports=(5439,),
    ),
    Row("AWS::RedshiftServerless::Workgroup", "SubnetIds", "SecurityGroupIds", PUBLIC, port="Port", ports=(5439,)),
    Row(
        "AWS::Timestream::InfluxDBInstance",
        "VpcSubnetIds",
        "VpcSecurityGroupIds",
        PUBLIC,
        one=True,
        port="Port",
        ports=(8086,),
        dual="NetworkType",
    ),
    # caches, never public: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-vpc-accessing.html
    Row(
        "AWS::ElastiCache::CacheCluster",
        "CacheSubnetGroupName",
        "VpcSecurityGroupIds",
        group="AWS::ElastiCache::SubnetGroup",
        port="Port",
        ports=(6379, 11211),
        dual="NetworkType",
    ),
    Row(
        "AWS::ElastiCache::ReplicationGroup",
        "CacheSubnetGroupName",
        "SecurityGroupIds",
        group="AWS::ElastiCache::SubnetGroup",
        port="Port",
        ports=(6379,),
        dual="NetworkType",
    ),
    Row(
        "AWS::ElastiCache::ServerlessCache",
        "SubnetIds",
        "SecurityGroupIds",
        ports=(6379, 6380, 11211),
        dual="NetworkType",
    ),
    Row(
        "AWS::MemoryDB::Cluster",
        "SubnetGroupName",
        "SecurityGroupIds",
        group="AWS::MemoryDB::SubnetGroup",
        port="Port",
        ports=(6379,),
        dual="NetworkType",
    ),
    Row(
        "AWS::DAX::Cluster",
        "SubnetGroupName",
        "SecurityGroupIds",
        group="AWS::DAX::SubnetGroup",
        ports=(8111, 9111),
        dual="NetworkType",
    ),
    Row(
        "AWS::OpenSearchService::Domain",
        "VPCOptions.SubnetIds",
        "VPCOptions.SecurityGroupIds",
        ports=(443,),
        dual="IPAddressType",
    ),
    Row("AWS::Elasticsearch::Domain", "VPCOptions.SubnetIds", "VPCOptions.SecurityGroupIds", ports=(443,)),
    # files
    Row("AWS::EFS::MountTarget", "SubnetId", "SecurityGroups", ports=(2049,), dual="IpAddressType"),
    Row("AWS::FSx::FileSystem", "SubnetIds", "SecurityGroupIds", dual="NetworkType"),
    # compute
    Row(
        "AWS::Lambda::Function",
        "VpcConfig.SubnetIds",
        "VpcConfig.SecurityGroupIds",
        listens=False,
        dual="VpcConfig.Ipv6AllowedForDualStack",
    ),
    Row(
        "AWS::ECS::Service",
        "NetworkConfiguration.AwsvpcConfiguration.Subnets",
        "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups",
        Switch("NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp", "ENABLED"),
        dual=BY_SUBNET,
    ),
    Row(
        "AWS::EKS::Cluster",
        "ResourcesVpcConfig.SubnetIds",
        "ResourcesVpcConfig.SecurityGroupIds",
        ports=(443,),
        own_groups=False,
    ),
    Row("AWS::EKS::Nodegroup", "Subnets", "", own_groups=False, dual=BY_SUBNET),
    Row("AWS::CodeBuild::Project", "VpcConfig.Subnets", "VpcConfig.SecurityGroupIds", listens=False),
    Row("AWS::SageMaker::NotebookInstance", "SubnetId", "SecurityGroupIds"),
    Row("AWS::AppRunner::VpcConnector", "Subnets", "SecurityGroups", listens=False),
    Row(
        "AWS::MWAA::Environment",
        "NetworkConfiguration.SubnetIds",
        "NetworkConfiguration.SecurityGroupIds",
    ),
    # load balancers: what they forward to is told elsewhere
    Row(
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "Subnets SubnetMappings.SubnetId",
        "SecurityGroups",
        FACING,
        dual="IpAddressType",
    ),
    Row("AWS::ElasticLoadBalancing::LoadBalancer", "Subnets", "SecurityGroups", FACING),
    # messages and streams
    Row(
        "AWS::MSK::Cluster",
        "BrokerNodeGroupInfo.ClientSubnets",
        "BrokerNodeGroupInfo.SecurityGroups",
        Switch("BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type", "SERVICE_PROVIDED_EIPS"),
    ),
    Row("AWS::MSK::ServerlessCluster", "VpcConfigs.SubnetIds", "VpcConfigs.SecurityGroups", ports=(9098,)),
    Row("AWS::AmazonMQ::Broker", "SubnetIds", "SecurityGroups", PUBLIC),
    # migration
    Row(
        "AWS::DMS::ReplicationInstance",
        "ReplicationSubnetGroupIdentifier",
        "VpcSecurityGroupIds",
        Switch("PubliclyAccessible", absent=True),
        group="AWS::DMS::ReplicationSubnetGroup",
        one=True,
        dual="NetworkType",
    ),
    # doors of a VPC
    Row("AWS::ApiGatewayV2::VpcLink", "SubnetIds", "SecurityGroupIds", listens=False),
    Row("AWS::EC2::InstanceConnectEndpoint", "SubnetId", "SecurityGroupIds", listens=False),
)

ENGINE_PORTS = {
    "mysql": 3306,
    "mariadb": 3306,
    "aurora": 3306,
    "aurora-mysql": 3306,
    "postgres": 5432,
    "aurora-postgresql": 5432,
    "oracle": 1521,
    "sqlserver": 1433,
    "db2": 50000,
    "redis": 6379,
    "valkey": 6379,
    "memcached": 11211,
    "neptune": 8182,
    "docdb": 27017,
}
"""Default ports by engine: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html."""
